import type { Topic } from "./topic.ts";

/** What an administration does with itself and the sea. */
export const officeTopics: readonly Topic[] = [
  {
    department: ["디지털정책과", "Digital Policy Division"],
    projects: [
      "공공데이터 개방",
      "무료 와이파이 확대",
      "디지털 배움터 운영",
      "개인정보 보호 점검",
      "AI 민원상담 시범 운영",
      "누리집 개편",
    ],
    things: [
      "공공데이터",
      "와이파이",
      "키오스크",
      "개인정보",
      "전자문서",
      "디지털 배움터",
      "API",
      "CCTV",
      "누리집",
      "모바일 신분증",
    ],
    english: ["open data", "free Wi-Fi", "digital classes", "AI help desk pilot"],
  },
  {
    department: ["해양수산과", "Oceans and Fisheries Division"],
    projects: [
      "어촌 정주여건 개선",
      "해양쓰레기 수거",
      "어린 물고기 방류",
      "어선 안전조업 교육",
      "갯벌 생태체험",
      "수산물 원산지 점검",
    ],
    things: ["어촌", "어선", "해양쓰레기", "갯벌", "방파제", "수산물", "양식장", "항구", "여객선", "낚시터"],
    english: ["clean seas", "safe fishing", "mudflat tours", "fishing village renewal"],
  },
  {
    department: ["회계과", "Accounting Division"],
    projects: [
      "청사 승강기 유지보수 용역",
      "업무용 전기차 구매",
      "공유재산 매각",
      "청사 태양광 설치공사",
      "사무용품 단가계약",
      "물품 구매",
    ],
    things: ["입찰", "개찰", "계약", "예정가격", "공유재산", "낙찰자", "전기차", "보증금", "규격서", "용역"],
    english: ["electric vehicles for offices", "lift maintenance", "sale of public property", "solar panels"],
  },
  {
    department: ["인사과", "Human Resources Division"],
    projects: [
      "기간제근로자 채용",
      "지방공무원 임용시험",
      "개방형직위 공개모집",
      "공무직 채용",
      "합격자 발표",
      "필기시험 장소 안내",
    ],
    things: [
      "응시원서",
      "면접시험",
      "필기시험",
      "합격자",
      "임용",
      "가산점",
      "자격증",
      "근무조건",
      "서류전형",
      "경력",
    ],
    english: ["fixed-term staff", "civil service examination", "open positions", "examination places"],
  },
];
