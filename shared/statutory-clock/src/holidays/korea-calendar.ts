import { createHolidayCalendar } from "./holiday-calendar.ts";
import { koreaHolidays } from "./korea-holidays.ts";

export const koreaCalendar = createHolidayCalendar(koreaHolidays);
