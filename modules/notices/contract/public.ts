export {
  noticeCategories,
  noticeGroupNames,
  noticeGroups,
  takesOpinions,
  takesPart,
  type NoticeCategory,
  type NoticeGroup,
} from "./categories.ts";
export { daysUntilEffect, effectOf, type NoticeEffect } from "./effect.ts";
export {
  correctionSchema,
  noticeItemSchema,
  noticeItemsSchema,
  noticeSchema,
  opinionAnswerSchema,
  type Correction,
  type Notice,
  type NoticeItem,
  type NoticeItems,
  type OpinionAnswer,
} from "./notice.ts";
export { noticePaths } from "./paths.ts";
export {
  noticeStage,
  noticeState,
  noticeStates,
  turningPoints,
  type NoticeStage,
  type NoticeState,
  type NoticeTimes,
} from "./stage.ts";
