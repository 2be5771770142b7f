/** A viewer of `tests/table-policies.test.ts`. */
type ViewerName = "coordinator" | "admin" | "pts" | "motala" | "coach";

export interface SampleRow {
  /** The columns of a row. If it has an owner, that is pts, Motala or the coach. */
  row: Record<string, unknown>;
  /** The viewers who may insert, update and delete it, besides the hub itself. */
  writers: ViewerName[];
}

/** The id of every row, and of the actor, the centre and the coach that rows refer to. */
export const ID = "01939cf5-0000-7000-8000-000000000001";
const AT = "2024-11-10T12:00:00Z";
const TEXT = { sv: "x" };

const coordinator: ViewerName[] = ["coordinator"];
const nobody: ViewerName[] = [];

/** A row of every table but the kit's own, by subgraph and table; a table comes after those that it refers to. */
export const SAMPLE_ROWS: Record<string, Record<string, SampleRow>> = {
  actors: {
    actor: {
      row: { id: ID, slug: "actor-1", name: "Aktör 1", name_key: "1", kind: "OTHER", sector: "PUBLIC" },
      writers: ["coordinator", "pts"],
    },
    actor_contact: {
      row: { id: ID, actor_slug: "pts", role: "samordnare", name: "Kansliet", email: "k@example.se" },
      writers: ["coordinator", "pts"],
    },
    actor_relation: {
      row: { id: ID, actor_id: ID, role: "PARTNER", initiative: "x", source_note: "x" },
      writers: ["coordinator", "pts"],
    },
    actor_rules: { row: { version: "2031", points: [], source_note: "x" }, writers: coordinator },
    api_key: {
      row: { id: "key 1", secret_hash: "\\x00", role: "MEMBER", actor_slug: "pts", created_at: AT },
      writers: ["coordinator", "admin", "pts"],
    },
    audit_log: {
      row: {
        id: ID,
        at: AT,
        subgraph: "events",
        action: "x",
        change: "CREATE",
        entity_type: "X",
        entity_id: "x",
        owner_actor: "pts",
        viewer_role: "MEMBER",
        request_id: "x",
        diff: [],
      },
      writers: nobody,
    },
    county: {
      row: { code: "91", name: "x", letter: "x", residence_town: "x", population: 1 },
      writers: nobody,
    },
    figure: {
      row: { key: "figure 1", statement: TEXT, value: 1, unit: "x", source: "x" },
      writers: coordinator,
    },
    membership_application: {
      row: { id: ID, name: "x 1", name_key: "1", kind: "OTHER", status: "SUBMITTED", submitted_at: AT },
      writers: coordinator,
    },
    municipality: {
      row: {
        code: "9991",
        name: "x",
        official_name: "x",
        county_code: "20",
        seat_name: "x",
        seat_lat: 60,
        seat_lng: 15,
        population: 1,
        population_date: "2024-12-31",
        org_number: "2120000001",
      },
      writers: nobody,
    },
  },
  events: {
    campaign_series: {
      row: { code: "series-1", names: [], source_note: "x" },
      writers: coordinator,
    },
    campaign: {
      row: { id: ID, slug: "campaign-1", series_code: "digitalidag", name: "x", source_note: "x" },
      writers: coordinator,
    },
    goal: {
      row: {
        id: ID,
        campaign_slug: "digitalidag-2024",
        kind: "KIND_1",
        target: 1,
        source_note: "x",
        from_day: "2024-11-15",
        to_day: "2024-11-16",
      },
      writers: coordinator,
    },
    event: {
      row: {
        id: ID,
        title: TEXT,
        format: "COURSE",
        organizer_slug: "pts",
        attendance_mode: "ONLINE",
        sessions: [{ start: AT, end: "2024-11-10T13:00:00Z", capacity: null }],
        state: "DRAFT",
        open_to_public: true,
        price_sek: 0,
        commercial: false,
        campaign_marked: false,
        created_at: AT,
        updated_at: AT,
      },
      writers: ["coordinator", "pts"],
    },
    activity_report: {
      row: {
        event_id: ID,
        organizer_slug: "pts",
        participants_total: 1,
        developed_competence: 1,
        reported_at: AT,
      },
      writers: ["coordinator", "pts"],
    },
    // Kept by functions that act as the owner.
    counted_event: {
      row: {
        event_id: ID,
        campaign_slug: "x",
        organizer_slug: "pts",
        campaign_days: [],
        ends_at: AT,
        format: "COURSE",
        target_groups: [],
        topics_covered: [],
        digcomp_areas: [],
        actor_slugs: ["pts"],
      },
      writers: nobody,
    },
    end_tally: { row: { campaign_slug: "x", ends_at: AT, activities: 1 }, writers: nobody },
    campaign_tally: {
      row: {
        campaign_slug: "x",
        tallied_by: "DAY",
        key: "x",
        activities: 1,
        participants_total: 1,
        developed_competence: 1,
      },
      writers: nobody,
    },
    word: { row: { word: "x", texts: 1 }, writers: nobody },
  },
  centers: {
    digidel_center: {
      row: {
        id: ID,
        slug: "center-1",
        name: "x",
        municipality_code: "0583",
        municipality_name: "Motala",
        operator_slug: "motala-kommun",
        free_of_charge: true,
        staffed: true,
      },
      writers: ["coordinator", "motala"],
    },
    center_unit: {
      row: {
        id: ID,
        center_id: ID,
        name: "Enhet 1",
        venue_kind: "LIBRARY",
        lat: 58,
        lng: 15,
      },
      writers: ["coordinator", "motala"],
    },
    center_submission: {
      row: { id: ID, type: "CREATE", municipality_code: "0583", status: "DRAFT", submitted_by: "x" },
      writers: ["motala"],
    },
    criterion_definition: {
      row: { criterion: "HUMAN_RIGHT", number: 5, version: "2031", statement: TEXT, source_note: "x" },
      writers: coordinator,
    },
    grant_round: { row: { id: ID, slug: "round-1", name: "x" }, writers: coordinator },
    grant_application: {
      row: {
        id: ID,
        round_id: ID,
        municipality_code: "0583",
        applicant_slug: "motala-kommun",
        requested_sek: 1,
        status: "SUBMITTED",
        submitted_at: AT,
      },
      writers: ["coordinator", "motala"],
    },
    help_statistic: {
      row: {
        id: ID,
        center_id: ID,
        municipality_code: "0583",
        visits: 1,
        source: "MANUAL",
        period_start: "2024-01-01",
        period_end: "2024-01-02",
        reported_at: AT,
      },
      writers: ["coordinator", "motala"],
    },
    municipality: { row: { code: "9991", population: 1 }, writers: nobody },
  },
  coaches: {
    coach: {
      row: { id: ID, kind: "INDIVIDUAL" },
      writers: ["coordinator", "coach"],
    },
    coach_request: {
      row: {
        id: ID,
        requester_slug: "pts",
        mode: "ONLINE",
        coaches_needed: 1,
        starts_at: AT,
        ends_at: "2024-11-10T13:00:00Z",
      },
      writers: ["coordinator", "pts"],
    },
    training_course: {
      row: { code: "course-1", name: "x", version: "1", modules: [], source_note: "x" },
      writers: coordinator,
    },
    diploma: {
      row: {
        number: "number 1",
        coach_id: ID,
        course_code: "digital-coach",
        course_version: "1",
        verification_code: "x",
      },
      writers: coordinator,
    },
  },
};
