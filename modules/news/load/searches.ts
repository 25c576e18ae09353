/** Words that people look for; the sample content has an answer to each. */
const words = ["예방접종", "주차", "버스", "김장", "하천"];

export const newsSearches = {
  any: (): string => words[Math.floor(Math.random() * words.length)] ?? "버스",
};
