/** Words that people look for, the most frequent first; the sample content has an answer to each. */
export const searchedWords = ["버스", "주차", "예방접종", "하천", "김장"] as const;
