export { phoneJpeg, pngOf } from "./picture-of.ts";
export { docxOf, hwpxOf, odtOf, zipOf } from "./zip-of.ts";
