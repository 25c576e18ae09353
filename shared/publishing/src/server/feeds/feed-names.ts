/** Vocabularies that both formats use beside their own, by prefix. */
export const feedNamespaces = {
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
  "xmlns:madang": "urn:madang:publishing",
  "xmlns:notice": "https://madang.example/ns/notice",
} as const;
