// What every smoke test reads.

export const ARTICLE = "“We left at dawn,” said Maria Lopez. The bridge cost $3 million in 2019, she told the Tarn Bay Courier.";
