/** Words of invented activities: value, Swedish, English. */
export const formats: [string, string, string][] = [
  ["OPEN_HOUSE", "Öppet hus", "Open house"],
  ["LECTURE", "Föreläsning", "Lecture"],
  ["SEMINAR", "Seminarium", "Seminar"],
  ["TALK", "Samtal", "Talk"],
  ["WEBINAR", "Webbinarium", "Webinar"],
  ["PODCAST", "Poddavsnitt", "Podcast episode"],
  ["DROP_IN", "Drop-in", "Drop-in"],
  ["THEME_EVENING", "Temakväll", "Theme evening"],
  ["COURSE", "Kurs", "Course"],
  ["WORKSHOP", "Verkstad", "Workshop"],
  ["PHONE_SUPPORT", "Telefonhjälp", "Help by telephone"],
  ["STAFF_TRAINING", "Utbildning för personal", "Staff training"],
  ["CAMPAIGN_COMMUNICATION", "Kampanj", "Campaign"],
  ["OTHER", "Träff", "Meeting"],
];

export const topics: [string, string, string][] = [
  ["BANKID", "BankID", "BankID"],
  ["EID", "e-legitimation", "electronic identification"],
  ["CARE_1177", "vård på nätet", "health care online"],
  ["PUBLIC_E_SERVICES", "myndigheternas e-tjänster", "e-services of authorities"],
  ["BANKING_PAYMENTS", "bank och betalningar", "banking and payments"],
  ["APPS", "appar i telefonen", "apps on your phone"],
  ["EMAIL_ACCOUNTS", "e-post och lösenord", "e-mail and passwords"],
  ["SAFETY_FRAUD", "säkerhet och bedrägerier", "safety and fraud"],
  ["MEDIA_LITERACY", "källkritik", "checking sources"],
  ["CONSUMER_TECH", "telefoner och datorer", "telephones and computers"],
  ["LIBRARY_SERVICES", "e-böcker", "e-books"],
  ["PRINT_SCAN", "utskrift och skanning", "printing and scanning"],
  ["SOCIAL_MEDIA", "sociala medier och videosamtal", "social media and video calls"],
  ["JOBS_STUDIES", "jobb och studier", "jobs and studies"],
  ["AI", "artificiell intelligens", "artificial intelligence"],
  ["OTHER", "vardagsteknik", "everyday technology"],
];

export const venues: [string, string][] = [
  ["LIBRARY", "Biblioteket"],
  ["LIBRARY", "Huvudbiblioteket"],
  ["ASSOCIATION_HALL", "Föreningshuset"],
  ["TOWN_HALL", "Kommunhuset"],
  ["SERVICE_OFFICE", "Servicekontoret"],
  ["CITIZEN_OFFICE", "Medborgarkontoret"],
  ["SHOP", "Butiken på torget"],
  ["OTHER_PUBLIC", "Samlingslokalen"],
];

export const targetGroups = [
  "EVERYONE",
  "EVERYONE",
  "EVERYONE",
  "BEGINNERS",
  "OLDER",
  "OLDER",
  "NEW_ARRIVALS",
  "OTHER_LANGUAGES",
  "EXPERIENCED",
  "LOW_EDUCATION",
  "DISABILITY",
  "CHILDREN_YOUTH",
  "PROFESSIONALS",
  "STAFF_VOLUNTEERS",
];

export const languages = ["en", "ar", "so", "fi", "fa", "uk", "ti"];
