import { messagePaths } from "./message-paths.ts";

/** Drawn for Madang on a 24-unit grid, for a round stroke of 1.6 units without fill. */
export const iconPaths = {
  ...messagePaths,
  pencil: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  clipboard: "M5 4h14v17H5zM9 2.5h6v3H9zM8.5 13l2.5 2.5 4.5-5",
  megaphone: "M4 10v4h3l9 5V5l-9 5zM19 9.5a4 4 0 0 1 0 5M8 14.5V20h3",
  speech: "M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12.3h5",
  certificate:
    "M6 3h12v12H6zM9 7h6M9 10.5h6M9.5 16.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M10.5 18.5l-1 3 2.5-1 2.5 1-1-3",
  briefcase: "M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2.5",
  building: "M5 20h14M7 20V9l5-5 5 5v11M10 20v-5h4v5M10 10.5h4",
  folder: "M3.5 7V5h6l2 2.5h9V19h-17V7M8 13h8M12 10.5v5",
  people:
    "M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M3 20c.4-4 2.7-6 6-6s5.6 2 6 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.5c2 .9 3.2 2.8 3.5 5.5",
  pin: "M12 21c4.5-5 7-8.6 7-11.5a7 7 0 0 0-14 0C5 12.4 7.5 16 12 21zM9.5 9.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0",
  newspaper: "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2h-2M7.5 9h6M7.5 12.3h6M7.5 15.6h3.5",
  search: "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0M20 20l-4.8-4.8",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "m6 6 12 12M18 6 6 18",
  "chevron-right": "m9 5 7 7-7 7",
  "chevron-left": "m15 5-7 7 7 7",
  "chevron-down": "m5 9 7 7 7-7",
  arrow: "M4 12h15M13 6l6 6-6 6",
  external: "M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  telephone:
    "M6 3h4l1.5 5-2 1.5a11 11 0 0 0 5 5l1.5-2 5 1.500v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  print: "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
  feed: "M5 5c8 0 14 6 14 14M5 11a8 8 0 0 1 8 8M5.3 17.7a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
} as const;

export type IconName = keyof typeof iconPaths;
export const iconNames = Object.keys(iconPaths) as IconName[];
