/** A style sheet that is built into the module as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
