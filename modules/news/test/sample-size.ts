/** How much came with the module. Three Korean articles and one English of them wait for their embargo's end. */
export const sampleSize = { items: 100, korean: 80, english: 20 };
