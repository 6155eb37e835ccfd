/** Why a page is not shown with its claims; the code is one of www/messages.js. */
export class Refused extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = "Refused";
    this.code = code;
  }
}
