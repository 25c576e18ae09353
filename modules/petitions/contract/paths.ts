/** Addresses of the module, without the language prefix. */
export const petitionPaths = {
  home: "/petitions",
  new: "/petitions/new",
  find: "/petitions/find",
  receipt: (receiptNumber: string) => `/petitions/receipt/${receiptNumber}`,
  status: (receiptNumber: string) => `/petitions/status/${receiptNumber}`,
} as const;

/** Names of the look-up form's fields: a form on another page posts them to `petitionPaths.find`. */
export const findFields = { receipt: "receipt", password: "pin" } as const;
