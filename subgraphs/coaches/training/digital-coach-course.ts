import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Seed } from "../../../kit/subgraph/seed.js";
import type { StaircaseStep } from "../../../kit/vocabulary/activities.js";
import { TrainingCourse, type TrainingModule } from "./training-course.js";

export const digitalCoachCourse: Seed = { name: "2026-11 digital coach course", run: seedCourse };

const moduleOf = (
  code: string,
  sv: string,
  en: string,
  staircaseStep: StaircaseStep | null = null,
): TrainingModule => ({
  code,
  title: { sv, en },
  staircaseStep,
});

async function seedCourse(em: SqlEntityManager): Promise<void> {
  await em.insert(TrainingCourse, {
    code: "digital-coach",
    name: "Digital coach",
    version: "2024",
    url: "https://digitalidag.org/engagera-er/",
    modules: [
      moduleOf("motivation", "Motivation: att vilja", "Motivation: wanting to", "MOTIVATION"),
      moduleOf("access", "Tillgång: att ha det som behövs", "Access: having what it takes", "ACCESS"),
      moduleOf("use", "Användning: att göra själv", "Use: doing it oneself", "USE"),
      moduleOf("skills", "Färdigheter: att göra det väl", "Skills: doing it well", "SKILLS"),
      moduleOf("faq", "Det som ofta undras, med svar", "What people often wonder, with answers"),
      moduleOf("more-help", "Hit kan man gå för mer hjälp", "Where to go for more help"),
    ],
    sourceNote:
      "Digitalidag (PTS), Engagera er under Digitalidag 2024, line 81: the four steps, questions and answers, further help. It names no version: 2024 is the year of the document. Titles are the hub's own.",
  });
}
