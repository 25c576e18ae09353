export type { Language } from "./words/language.ts";
export { type IconName, iconNames } from "./icons/icon-paths.ts";
export {
  type RichBlock,
  type RichCell,
  type RichImage,
  type RichInline,
  type RichMark,
  type RichNode,
  type RichTable,
} from "./rich/rich-node.ts";
export { safeAddress } from "./rich/safe-address.ts";

export { type DateForm, formatDate, formatDateRange, formatTimeRange } from "./format/format-date.ts";
export { daysLeft, formatDaysLeft } from "./format/format-days-left.ts";
export { formatBytes, formatNumber } from "./format/format-number.ts";
export { type DateValue, machineTime, type SeoulTime, seoulTime } from "./format/seoul-time.ts";

export { ActionList, type ActionListProps } from "./components/action-list.tsx";
export { Acts } from "./components/acts.tsx";
export { Alarm, type AlarmProps } from "./components/alarm.tsx";
export { Away, type AwayProps } from "./components/away.tsx";
export { BigNumber } from "./components/big-number.tsx";
export {
  Button,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonLook,
  type ButtonProps,
} from "./components/button.tsx";
export { Chip, type ChipProps, Chips, type ChipsProps } from "./components/chips.tsx";
export { ChoiceGroup, type ChoiceGroupProps } from "./components/choice-group.tsx";
export { Choice, type ChoiceProps } from "./components/choice.tsx";
export {
  DateField,
  type DateFieldProps,
  type DatePart,
  datePartId,
  dateParts,
} from "./components/date-field.tsx";
export { type Day } from "./components/day-label.ts";
export { DayKey, DayTable, type DayTableProps } from "./components/day-table.tsx";
export { DocumentItem, type DocumentItemProps } from "./components/document-item.tsx";
export { DocumentList, type DocumentListProps, type ListedDocument } from "./components/document-list.tsx";
export { Empty, type EmptyProps } from "./components/empty.tsx";
export { ErrorSummary, type ErrorSummaryProps, withErrorCount } from "./components/error-summary.tsx";
export { ExternalLink, type ExternalLinkProps } from "./components/external-link.tsx";
export { Facts, type FactsProps } from "./components/facts.tsx";
export { FieldPicture } from "./components/field-picture.tsx";
export { Field, type FieldProps } from "./components/field.tsx";
export { FileField, type FileFieldProps, type UploadedFile } from "./components/file-field.tsx";
export { FilterForm, type FilterFormProps } from "./components/filter-form.tsx";
export { Fold, type FoldProps } from "./components/fold.tsx";
export { Form, type FormProps } from "./components/form.tsx";
export { type HeadingLevel } from "./components/heading.tsx";
export { Hero, type HeroProps } from "./components/hero.tsx";
export { HiddenText } from "./components/hidden-text.tsx";
export { Icon, type IconProps } from "./components/icon.tsx";
export { LargeSearch } from "./components/large-search.tsx";
export { LeadStory, type LeadStoryProps } from "./components/lead-story.tsx";
export { Line } from "./components/line.tsx";
export { LiveRegion, type LiveRegionProps } from "./components/live-region.tsx";
export { Mark } from "./components/mark.tsx";
export { Meta } from "./components/meta.tsx";
export { MoreLink, type MoreLinkProps } from "./components/more-link.tsx";
export { Note, type NoteProps } from "./components/note.tsx";
export { NumberText } from "./components/number-text.tsx";
export { PageHead, type PageHeadProps } from "./components/page-head.tsx";
export { pageWindow } from "./components/page-window.ts";
export { Pagination, type PaginationProps } from "./components/pagination.tsx";
export { Pair } from "./components/pair.tsx";
export { Panel, PanelForm, type PanelFormProps, type PanelProps } from "./components/panel.tsx";
export { Progress, type ProgressProps } from "./components/progress.tsx";
export { Prose, type ProseProps } from "./components/prose.tsx";
export { Receipt, type ReceiptProps } from "./components/receipt.tsx";
export { Room, type RoomProps } from "./components/room.tsx";
export { SearchForm, type SearchFormProps } from "./components/search-form.tsx";
export { Soon } from "./components/soon.tsx";
export { Split, type SplitProps } from "./components/split.tsx";
export { Stack, type StackProps } from "./components/stack.tsx";
export { Stale } from "./components/stale.tsx";
export { Steps, type StepsProps } from "./components/steps.tsx";
export { Table, type TableColumn, type TableProps } from "./components/table.tsx";
export { Tabs, type TabsProps } from "./components/tabs.tsx";
export { Tag, type TagProps, Tags } from "./components/tag.tsx";
export { TaskLattice, type TaskLatticeProps } from "./components/task-lattice.tsx";
export { Telephone, type TelephoneProps } from "./components/telephone.tsx";
export { TimeText, type TimeTextProps } from "./components/time-text.tsx";
export { Timeline, type TimelineEntry, type TimelineProps } from "./components/timeline.tsx";
export { YardPicture } from "./components/yard-picture.tsx";
