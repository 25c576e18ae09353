/** Query strings that no list may stumble over; `table` is one that an injection would love to drop. */
export function hostileQueries(table: string): string[] {
  return [
    `q=%27%3B%20drop%20table%20${table}%3B%20--`,
    "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    `q=${"a".repeat(8000)}`,
    "q=%FF%FE",
    "q=%ED%A0%80",
    "q=%00",
    "q=%E2%80%AE",
    "page=-1",
    "page=99999999999",
    "page=1e3",
    "page[]=1&page=2",
    "category=../../etc/passwd",
    "category=__proto__",
    "dept=%27%20or%20%271%27%3D%271",
    "period=constructor",
  ];
}

/** What may stand where an address has a document's id, and names none. */
export const idsOfNothing = [
  "0",
  "999999",
  "abc",
  "1.5",
  "-1",
  "01",
  "2147483648",
  "99999999999999999999",
  "%00",
  "1%20",
];
