/** Those of forms and messages, apart from the rest: every browser that hydrates a form loads them. */
export const messagePaths = {
  error: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 7v6M12 16.4v.1",
  info: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 11v5.5M12 7.6v.1",
  done: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M8 12.5l2.8 2.8L16 9.5",
  clock: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 7v5.2l3.5 2",
  warning: "M12 4 2.8 20h18.4zM12 10v4.5M12 17.4v.1",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
} as const;

export type MessageIconName = keyof typeof messagePaths;
