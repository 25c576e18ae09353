/** Departments of the invented province that the examples name. */
export const exampleDepartments = [
  {
    id: "traffic-safety",
    name_ko: "교통안전과",
    name_en: "Traffic Safety Division",
    telephone: "000-000-3317",
  },
  {
    id: "environment",
    name_ko: "환경정책과",
    name_en: "Environment Policy Division",
    telephone: "000-000-3560",
  },
  {
    id: "local-economy",
    name_ko: "지역경제과",
    name_en: "Local Economy Division",
    telephone: "000-000-3420",
  },
  {
    id: "welfare",
    name_ko: "복지정책과",
    name_en: "Welfare Policy Division",
    telephone: "000-000-3810",
  },
] as const;
