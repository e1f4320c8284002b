package com.xenocrm.campaign.lifecycle;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Set;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.lifecycle.Campaign.Sending;
import com.xenocrm.campaign.lifecycle.Campaign.Timings;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.rule.RuleDefinition;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

/** Conversion of campaigns to stored documents and back. */
public final class CampaignDocument {

    static final String CREATED_AT = "created_at";
    public static final String SEGMENT_ID = "segment_id";
    static final String SCHEDULE_AT = "schedule_at";
    static final String TIME_ZONE = "time_zone";
    static final String CONTROL_PERCENT = "control_percent";
    public static final String MAX_SEND_RATE = "max_send_rate";
    static final String WAITING_UNTIL = "waiting_until";
    static final String FAILURE_REASON = "failure_reason";
    static final String PAUSE_REASON = "pause_reason";

    /** Numbers of failures and of outcomes at the latest pause because of failures: only later ones count for the next. */
    static final String FAILURES_CONSIDERED = "failures_considered";

    static final String OUTCOMES_CONSIDERED = "outcomes_considered";
    static final String FAILED_TRIES = "failed_tries";
    static final String SWEPT_AT = "swept_at";

    /** Number of edits; absent before the first one. */
    public static final String VERSION = "version";

    public static final int FIRST_VERSION = 0;

    private CampaignDocument() {}

    /** Returns the document of a new campaign.
     * @param traceParent trace context of the creation; null outside a trace
     */
    static Document of(Campaign campaign, String createdBy, @Nullable String traceParent) {
        Document stored = new Document("_id", campaign.id())
                .append(CampaignFields.NAME, campaign.name())
                .append(CampaignFields.STATUS, campaign.status().value())
                .append(SEGMENT_ID, campaign.segmentId())
                .append(CREATED_AT, Date.from(campaign.timings().createdAt()))
                .append("created_by", createdBy);
        if (traceParent != null) {
            stored.append(CampaignFields.TRACE_PARENT, traceParent);
        }
        stored.putAll(campaign.rule().fields());
        if (campaign.message() != null) {
            stored.append(CampaignFields.MESSAGE_TEMPLATE, campaign.message());
        }
        Schedule schedule = campaign.timings().schedule();
        if (schedule != null) {
            stored.putAll(fields(schedule));
        }
        if (!campaign.control().equals(ControlGroup.NONE)) {
            stored.putAll(fields(campaign.control()));
        }
        if (!campaign.content().equals(CampaignContent.SIMULATED)) {
            stored.putAll(campaign.content().fields());
        }
        if (campaign.sending().maxRate() != null) {
            stored.append(MAX_SEND_RATE, campaign.sending().maxRate());
        }
        return stored;
    }

    /** Returns the stored fields of a schedule. */
    public static Document fields(Schedule schedule) {
        return new Document(SCHEDULE_AT, Date.from(schedule.at())).append(TIME_ZONE, schedule.timeZone());
    }

    /** Returns the stored fields of a control group. */
    public static Document fields(ControlGroup control) {
        return new Document(CONTROL_PERCENT, new Decimal128(control.percent()));
    }

    static Campaign read(Document stored) {
        Timings timings = new Timings(
                stored.getDate(CREATED_AT).toInstant(),
                schedule(stored),
                instant(stored, CampaignFields.LAUNCHED_AT),
                instant(stored, CampaignFields.COMPLETED_AT));
        String status = stored.getString(CampaignFields.STATUS);
        return new Campaign(
                stored.getString("_id"),
                stored.getString(CampaignFields.NAME),
                stored.getString(CampaignFields.MESSAGE_TEMPLATE),
                CampaignStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                stored.getString(SEGMENT_ID),
                RuleDefinition.in(stored),
                timings,
                control(stored),
                snapshot(stored.getString(CampaignFields.LAST_CUSTOMER_ID), timings.launchedAt()),
                stored.getBoolean(CampaignFields.AUDIENCE_COMPLETE, false),
                stored.getInteger(VERSION, FIRST_VERSION),
                new Sending(
                        CampaignContent.in(stored),
                        stored.getInteger(MAX_SEND_RATE),
                        instant(stored, WAITING_UNTIL),
                        stored.getString(FAILURE_REASON),
                        stored.getString(PAUSE_REASON)));
    }

    private static @Nullable Schedule schedule(Document stored) {
        Instant at = instant(stored, SCHEDULE_AT);
        return at == null ? null : new Schedule(at, stored.getString(TIME_ZONE));
    }

    private static ControlGroup control(Document stored) {
        Decimal128 percent = stored.get(CONTROL_PERCENT, Decimal128.class);
        return percent == null ? ControlGroup.NONE : ControlGroup.ofPercent(percent.bigDecimalValue());
    }

    private static @Nullable Snapshot snapshot(@Nullable String lastCustomerId, @Nullable Instant launchedAt) {
        return lastCustomerId == null || launchedAt == null ? null : new Snapshot(lastCustomerId, launchedAt);
    }

    private static @Nullable Instant instant(Document stored, String key) {
        Date date = stored.getDate(key);
        return date == null ? null : date.toInstant();
    }

    /** Matches campaigns of this version; all for null. */
    public static Bson hasVersion(@Nullable Integer version) {
        if (version == null) {
            return new Document();
        }
        return version == FIRST_VERSION ? exists(VERSION, false) : eq(VERSION, version);
    }

    /** Matches campaigns with one of these statuses. */
    public static Bson hasStatus(Set<CampaignStatus> statuses) {
        return in(
                CampaignFields.STATUS,
                statuses.stream().map(CampaignStatus::value).toList());
    }
}
