export type {
  ApiDescription,
  ApiEndpoint,
  ApiExample,
  ApiField,
  ApiParameter,
  FeedRow,
} from "./api-description.ts";
export {
  attachmentId,
  attachmentSchema,
  fileAddresses,
  pictureId,
  type Attachment,
  type FileAddresses,
} from "./attachment.ts";
export { earliest, untilItChanges, type Changing } from "./changing.ts";
export { documentFilter, type DocumentFilter } from "./document-filter.ts";
export { documentId } from "./document-id.ts";
export { documentPage, documentPageSchema, documentsPerPage, type DocumentPage } from "./document-page.ts";
export { feedFormats, feedTypes, type FeedFormat } from "./feed-format.ts";
export {
  defaultLicence,
  licenceOf,
  licenceSchema,
  licenceTypes,
  type Licence,
  type LicenceType,
} from "./licence.ts";
export { isWordy, listAddress } from "./list-address.ts";
export { conditionsOf, type ListConditions, listFields, type ListQuery } from "./list-conditions.ts";
export { pageInAddress } from "./page-number.ts";
export { periods, type Period } from "./period.ts";
export { dayStart, daysInto, seoulDay, seoulMidnight } from "./seoul-day.ts";
export type {
  DocumentMatch,
  FoundCount,
  MarkedPiece,
  SearchFindings,
  SearchHelp,
} from "./search-findings.ts";
export { searchTextSchema, searchWords } from "./search-text.ts";
export { textInLanguage } from "./text-in-language.ts";
