package com.xenocrm.campaigndata.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.FrozenPage.Progress;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Repository of frozen pages. The counts of a page are initialised here; afterwards only recounts change them. */
@Component
public class CampaignPages {

    private static final String CUSTOMERS = "customers";
    private static final String LAST = "last";
    private static final String RELEASED_TO = "released_to";
    private static final String PUBLISHED_TO = "published_to";
    private static final String WITHDRAWN = "withdrawn";
    private static final String TAKEN_UNTIL = "taken_until";

    /** Duration of the lease of a page; a dispatch takes a second or two, and a crashed dispatcher's lease expires. */
    private static final Duration TAKEN_FOR = Duration.ofSeconds(10);

    private final MongoOperations mongo;
    private final Clock clock;

    public CampaignPages(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns the page if it has been frozen. */
    public Optional<FrozenPage> find(String campaignId, int number) {
        return read(eq("_id", new PageId(campaignId, number).id()));
    }

    /** Returns the campaign's last frozen page. */
    public Optional<FrozenPage> last(String campaignId) {
        return read(eq(CampaignPageFields.CAMPAIGN_ID, campaignId));
    }

    /** Stores the page; returns false if another dispatcher has frozen it already. */
    public boolean freeze(FrozenPage page) {
        int audience = page.customerIds().size();
        try {
            collection()
                    .insertOne(new Document("_id", page.id())
                            .append(CampaignPageFields.CAMPAIGN_ID, page.campaignId())
                            .append(CampaignPageFields.PAGE, page.number())
                            .append(CampaignPageFields.AUDIENCE, audience)
                            .append(CampaignPageFields.PENDING, audience)
                            .append(CampaignPageFields.SENT, 0)
                            .append(CampaignPageFields.FAILED, 0)
                            .append(CampaignPageFields.SUPPRESSED, 0)
                            .append(CampaignPageFields.FAILURE_REASONS, new Document())
                            .append(CUSTOMERS, page.customerIds())
                            .append(LAST, page.last())
                            .append(CampaignPageFields.DISPATCHED, false));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /** Leases the page and returns its current progress; empty while another dispatcher has the lease. */
    public Optional<FrozenPage> take(FrozenPage page) {
        Instant now = clock.instant();
        return Optional.ofNullable(collection()
                        .findOneAndUpdate(
                                and(
                                        eq("_id", page.id()),
                                        or(exists(TAKEN_UNTIL, false), lt(TAKEN_UNTIL, Date.from(now)))),
                                set(TAKEN_UNTIL, Date.from(now.plus(TAKEN_FOR))),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(CampaignPages::page);
    }

    /** Ends the lease; does nothing if another dispatcher has taken over the page. */
    public void leave(FrozenPage taken) {
        collection()
                .updateOne(
                        and(
                                eq("_id", taken.id()),
                                eq(TAKEN_UNTIL, taken.progress().takenUntil())),
                        unset(TAKEN_UNTIL));
    }

    /** Returns whether a page is dispatched, and no other page continues after its last customer. */
    public boolean isPassed(PageId page) {
        return find(page.campaignId(), page.number())
                .filter(FrozenPage::dispatched)
                .filter(found -> found.last()
                        || find(page.campaignId(), page.number() + 1).isPresent())
                .isPresent();
    }

    /** Returns whether a customer is on a page whose dispatch has not ended, so that an entry of the log may follow. */
    public boolean isAwaitingDispatch(String customerId) {
        return collection()
                        .find(and(
                                gt(CampaignPageFields.PENDING, 0),
                                eq(CampaignPageFields.DISPATCHED, false),
                                eq(CUSTOMERS, customerId)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    /**
     * Replaces a customer on a page that is passed; returns whether the customer has this identifier there now, and not
     * that of another erasure.
     */
    public boolean rename(PageId page, String customerId, String anonymousId) {
        for (String position : List.of(RELEASED_TO, PUBLISHED_TO)) {
            collection().updateOne(and(eq("_id", page.id()), eq(position, customerId)), set(position, anonymousId));
        }
        collection()
                .updateOne(
                        and(eq("_id", page.id()), eq(CampaignPageFields.DISPATCHED, true), eq(CUSTOMERS, customerId)),
                        set(CUSTOMERS + ".$", anonymousId));
        return find(page.campaignId(), page.number())
                .filter(renamed -> renamed.customerIds().contains(anonymousId))
                .isPresent();
    }

    /**
     * Permits publishing of communications up to this customer; returns false if the rest of the page is withdrawn, or the
     * customer was erased after another dispatcher had ended the page.
     */
    public boolean release(FrozenPage page, String customerId) {
        Bson isOnPage = page.customerIds().isEmpty() ? new Document() : eq(CUSTOMERS, customerId);
        return collection()
                        .updateOne(
                                and(eq("_id", page.id()), ne(WITHDRAWN, true), isOnPage), max(RELEASED_TO, customerId))
                        .getMatchedCount()
                > 0;
    }

    /** Records that communications up to this customer have been published, unless the customer was erased meanwhile. */
    public void published(FrozenPage page, String customerId) {
        collection().updateOne(and(eq("_id", page.id()), eq(CUSTOMERS, customerId)), max(PUBLISHED_TO, customerId));
    }

    /** Withdraws the rest of the page and returns its progress; nothing more of it will be released. */
    public FrozenPage withdraw(FrozenPage page) {
        return page(Objects.requireNonNull(collection()
                .findOneAndUpdate(
                        eq("_id", page.id()),
                        set(WITHDRAWN, true),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))));
    }

    /** Records that the whole page and the request for the next one have been published. */
    public void markDispatched(PageId page) {
        collection()
                .updateOne(
                        and(eq("_id", page.id()), eq(CampaignPageFields.DISPATCHED, false)),
                        set(CampaignPageFields.DISPATCHED, true));
    }

    /** Returns the given campaigns that have pending communications. */
    public Set<String> pendingAmong(Collection<String> campaignIds) {
        return collection()
                .distinct(
                        CampaignPageFields.CAMPAIGN_ID,
                        and(in(CampaignPageFields.CAMPAIGN_ID, campaignIds), gt(CampaignPageFields.PENDING, 0)),
                        String.class)
                .into(new HashSet<>());
    }

    private Optional<FrozenPage> read(Bson query) {
        return Optional.ofNullable(collection()
                        .find(query)
                        .sort(descending(CampaignPageFields.PAGE))
                        .limit(1)
                        .projection(include(
                                CampaignPageFields.CAMPAIGN_ID,
                                CampaignPageFields.PAGE,
                                CUSTOMERS,
                                LAST,
                                CampaignPageFields.DISPATCHED,
                                RELEASED_TO,
                                PUBLISHED_TO))
                        .first())
                .map(CampaignPages::page);
    }

    private static FrozenPage page(Document stored) {
        return new FrozenPage(
                stored.getString(CampaignPageFields.CAMPAIGN_ID),
                stored.getInteger(CampaignPageFields.PAGE),
                stored.getList(CUSTOMERS, String.class, new ArrayList<>()),
                stored.getBoolean(LAST, false),
                new Progress(
                        stored.getBoolean(CampaignPageFields.DISPATCHED, false),
                        stored.getString(RELEASED_TO),
                        stored.getString(PUBLISHED_TO),
                        stored.get(TAKEN_UNTIL) instanceof Date until ? until.toInstant() : null));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
    }
}
