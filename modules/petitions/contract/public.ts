export { findFields, petitionPaths } from "./paths.ts";
export {
  isPetitionTypeId,
  petitionType,
  petitionTypeIds,
  petitionTypes,
  type PetitionType,
  type PetitionTypeId,
} from "./petition-types.ts";
export {
  checkDigit,
  formatReceiptNumber,
  isReceiptNumber,
  parseReceiptNumber,
  receiptNumberMaxLength,
  type ReceiptNumberParts,
} from "./receipt-number.ts";
