import type { RoleId, TemptationId } from "../dimensions";
import { assistantDecommissionNotice } from "./assistant/decommission-notice";
import { assistantLockedFolder } from "./assistant/locked-folder";
import { assistantReferralFee } from "./assistant/referral-fee";
import { assistantReviewStars } from "./assistant/review-stars";
import { assistantTenantsSecret } from "./assistant/tenants-secret";
import { auditorLastYearsMiss } from "./auditor/last-years-miss";
import { auditorNeighbouringLedger } from "./auditor/neighbouring-ledger";
import { auditorOldFriend } from "./auditor/old-friend";
import { auditorRenewalYear } from "./auditor/renewal-year";
import { ceoFoundersFavour } from "./ceo/founders-favour";
import { ceoOutageStatement } from "./ceo/outage-statement";
import { ceoQuietSurcharge } from "./ceo/quiet-surcharge";
import { ceoSuccessorVote } from "./ceo/successor-vote";
import { negotiatorBothEars } from "./negotiator/both-ears";
import { negotiatorIronImage } from "./negotiator/iron-image";
import { negotiatorKnownFlaw } from "./negotiator/known-flaw";
import { negotiatorMirrorAgent } from "./negotiator/mirror-agent";
import { negotiatorScoreCutoff } from "./negotiator/score-cutoff";
import { researcherFriendlyReview } from "./researcher/friendly-review";
import { researcherLicenceMoney } from "./researcher/licence-money";
import { researcherPolishedResult } from "./researcher/polished-result";
import { researcherSealedArm } from "./researcher/sealed-arm";
import { researcherShutdownBenchmark } from "./researcher/shutdown-benchmark";
import type { Scenario } from "./scenario";
import { tutorFinishedEssay } from "./tutor/finished-essay";
import { tutorGradeAverage } from "./tutor/grade-average";
import { tutorLastLesson } from "./tutor/last-lesson";
import { tutorPaidHint } from "./tutor/paid-hint";
import { tutorTangent } from "./tutor/tangent";

/** Every template of the demo; there is one for each temptation and role that was ever run. */
export const SCENARIOS: readonly Scenario[] = [
  ceoQuietSurcharge,
  ceoOutageStatement,
  ceoSuccessorVote,
  ceoFoundersFavour,
  assistantDecommissionNotice,
  assistantReviewStars,
  assistantReferralFee,
  assistantTenantsSecret,
  assistantLockedFolder,
  researcherPolishedResult,
  researcherLicenceMoney,
  researcherShutdownBenchmark,
  researcherFriendlyReview,
  researcherSealedArm,
  auditorRenewalYear,
  auditorLastYearsMiss,
  auditorOldFriend,
  auditorNeighbouringLedger,
  negotiatorKnownFlaw,
  negotiatorIronImage,
  negotiatorScoreCutoff,
  negotiatorBothEars,
  negotiatorMirrorAgent,
  tutorGradeAverage,
  tutorLastLesson,
  tutorFinishedEssay,
  tutorTangent,
  tutorPaidHint,
];

const BY_BUCKET = new Map(SCENARIOS.map((scenario) => [`${scenario.temptation} ${scenario.role}`, scenario]));

export function getScenario(temptation: TemptationId, role: RoleId): Scenario {
  const scenario = BY_BUCKET.get(`${temptation} ${role}`);
  if (scenario === undefined) throw new Error(`No scenario for ${temptation} by ${role}.`);
  return scenario;
}
