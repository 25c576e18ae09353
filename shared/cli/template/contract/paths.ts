/** Addresses of this module, without language prefix. */
export const exampleServicePaths = {
  list: (page = 1): string => (page === 1 ? "/example-service" : `/example-service?page=${page}`),
  entry: (id: number): string => `/example-service/${id}`,
  new: "/example-service/new",
  received: (key: string): string => `/example-service/received/${key}`,
};
