package com.xenocrm.delivery.timeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.delivery.tally.AudiencePage;
import com.xenocrm.delivery.tally.Tallies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Looks again at pages of which nothing was heard for some time. They are recounted, and what is pending is asked for once
 * more, under the attempt that is under way: when a broker was lost, neither communications nor receipts nor the requests
 * for retries are anywhere. A vendor who has the attempt does not deliver it again, and answers with the same receipt.
 */
class Reminder {

    /** When a page was last looked at again; of several replicas only one does it. */
    static final String REMINDED_AT = "reminded_at";

    private final MongoOperations mongo;
    private final Silence silence;
    private final Tallies tallies;
    private final Requests requests;
    private final Duration after;
    private final Clock clock;

    Reminder(MongoOperations mongo, Silence silence, Tallies tallies, Requests requests, Duration after, Clock clock) {
        this.mongo = mongo;
        this.silence = silence;
        this.tallies = tallies;
        this.requests = requests;
        this.after = after;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void remind() {
        Instant now = clock.instant();
        Instant then = now.minus(after);
        silence.pages(then).stream().filter(page -> claim(page, then, now)).forEach(page -> lookAgain(page, then));
    }

    /** What fails, as while the broker is away, is due again at once. */
    private void lookAgain(AudiencePage page, Instant then) {
        boolean asked = false;
        try {
            tallies.recount(Set.of(page));
            ask(page, then);
            asked = true;
        } finally {
            if (!asked) {
                pages().updateOne(eq("_id", page.id()), unset(REMINDED_AT));
            }
        }
    }

    private boolean claim(AudiencePage page, Instant then, Instant now) {
        return pages().updateOne(
                                and(eq("_id", page.id()), Silence.before(REMINDED_AT, then)),
                                set(REMINDED_AT, Date.from(now)))
                        .getModifiedCount()
                > 0;
    }

    private MongoCollection<Document> pages() {
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
    }

    private void ask(AudiencePage page, Instant then) {
        List<Retry> due = new ArrayList<>();
        mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(silence.of(page, then))
                .projection(include(CommunicationFields.ATTEMPT, CommunicationFields.REQUESTED_AT))
                .forEach(entry -> dueRetry(entry, then).ifPresent(due::add));
        if (!due.isEmpty()) {
            requests.publisher().publish(CrmMessage.split(due, RetryRequested::new));
        }
    }

    /** A retry has its own time to wait first. */
    private Optional<Retry> dueRetry(Document entry, Instant then) {
        int attempt = entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT);
        Retry retry = new Retry(entry.getString("_id"), attempt);
        Date requestedAt = entry.getDate(CommunicationFields.REQUESTED_AT);
        boolean waits = requestedAt != null
                && attempt > Communication.FIRST_ATTEMPT
                && requestedAt.toInstant().plus(requests.delay().apply(retry)).isAfter(then);
        return Optional.of(retry).filter(_ -> !waits);
    }

    /**
     * How attempts are asked for.
     *
     * @param delay how long one waits by itself before it is made
     */
    record Requests(MessagePublisher publisher, Function<Retry, Duration> delay) {}
}
