export type { AcknowledgedFile, Acknowledgement } from "./acknowledgement.ts";
export { defineJourney, type Journey } from "./journey.ts";
export type { SentFile } from "./multipart.ts";
export type { Form } from "./form.ts";
export type { Page } from "./page.ts";
export { pdfWith } from "./pdf.ts";
export { sha256 } from "./sha256.ts";
export type { Visitor } from "./visitor.ts";
