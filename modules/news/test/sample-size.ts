/** How much came with the module. Three Korean articles and one English of them wait for their embargo's end. */
export const sampleSize = { items: 105, korean: 85, english: 20 };
