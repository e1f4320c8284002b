package com.xenocrm.campaign.template;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Refusal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Repository of templates. The document of a template has its newest version. Before that is replaced, it is copied to
 * the earlier versions, which never change; a copy that is left behind by a crash is the one that the next edit makes.
 */
@Component
class Templates {

    static final String CREATED_AT = "created_at";
    private static final String VERSION = "version";
    private static final String SAVED_AT = "saved_at";
    private static final String ARCHIVED_AT = "archived_at";

    private final MongoOperations mongo;
    private final Clock clock;

    Templates(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Adds a template unless its identifier exists, and returns the stored one. */
    Template add(String id, String name, String message, CampaignContent content, String createdBy) {
        Date now = now();
        Document stored = new Document("_id", id)
                .append(CREATED_AT, now)
                .append("created_by", createdBy)
                .append(VERSION, Template.FIRST_VERSION);
        stored.putAll(version(name, message, content, now));
        BulkWrites.insertOnce(templates(), stored);
        return get(id, null);
    }

    /** Returns a version of a template, the newest for null. */
    Optional<Template> find(String id, @Nullable Integer version) {
        Document newest = stored(id).orElse(null);
        if (newest == null || version == null || version >= newest.getInteger(VERSION)) {
            return Optional.ofNullable(newest)
                    .filter(stored -> version == null || version.equals(stored.getInteger(VERSION)))
                    .map(stored -> read(stored, stored));
        }
        return Optional.ofNullable(
                        versions().find(eq("_id", versionId(id, version))).first())
                .map(earlier -> read(newest, earlier));
    }

    /** Returns a version, the newest for null; throws a 404 if there is no such one. */
    Template get(String id, @Nullable Integer version) {
        return find(id, version).orElseThrow(Templates::notFound);
    }

    private Optional<Document> stored(String id) {
        return Optional.ofNullable(templates().find(eq("_id", id)).first());
    }

    private static Refusal notFound() {
        return Refusal.notFound("TEMPLATE_NOT_FOUND", "There is no such template, or no such version of it");
    }

    /** Saves the next version; returns false if this one is not the newest any more. */
    boolean save(Template before, String name, String message, CampaignContent content) {
        Document earlier =
                new Document("_id", versionId(before.id(), before.version())).append(VERSION, before.version());
        earlier.putAll(version(before.name(), before.message(), before.content(), Date.from(before.savedAt())));
        BulkWrites.insertOnce(versions(), earlier);
        Document next = version(name, message, content, now()).append(VERSION, before.version() + 1);
        return change(and(eq("_id", before.id()), eq(VERSION, before.version())), new Document("$set", next));
    }

    /** Returns the identifier of a version, which grows with it. */
    static String versionId(String id, int version) {
        return "%s:%09d".formatted(id, version);
    }

    /** Hides or shows a template. */
    void archive(String id, boolean archived) {
        change(eq("_id", id), archived ? set(ARCHIVED_AT, now()) : unset(ARCHIVED_AT));
    }

    /** Deletes a template and then its earlier versions, which nothing reads any more. */
    void delete(String id) {
        templates().deleteOne(eq("_id", id));
        versions().deleteMany(and(gt("_id", id + ":"), lt("_id", id + ";")));
    }

    /** Returns the templates of a page, newest first, of all channels for null; one more than its limit if another page follows. */
    List<Template> page(PageRequest page, @Nullable Channel channel, boolean archived) {
        Criteria wanted = Criteria.where(ARCHIVED_AT).exists(archived);
        return mongo
                .find(
                        page.newestFirst(
                                channel == null
                                        ? wanted
                                        : wanted.and(CampaignContent.CHANNEL).is(channel.value()),
                                CREATED_AT),
                        Document.class,
                        CollectionNames.TEMPLATES)
                .stream()
                .map(stored -> read(stored, stored))
                .toList();
    }

    /** Returns the versions of a page, newest first; at least one more than its limit if another page follows. */
    List<Template> versions(String id, PageRequest page) {
        Document newest = stored(id).orElseThrow(Templates::notFound);
        Criteria earlier = Criteria.where("_id").gt(id + ":").lt(versionId(id, newest.getInteger(VERSION)));
        List<Template> found = new ArrayList<>();
        if (page.after() == null) {
            found.add(read(newest, newest));
        }
        mongo.find(page.byIdDescending(earlier), Document.class, CollectionNames.TEMPLATE_VERSIONS).stream()
                .map(version -> read(newest, version))
                .forEach(found::add);
        return found;
    }

    private static Template read(Document template, Document version) {
        return new Template(
                template.getString("_id"),
                version.getString(CampaignFields.NAME),
                version.getInteger(VERSION),
                version.getString(CampaignFields.MESSAGE_TEMPLATE),
                CampaignContent.in(version).from(null),
                template.getInteger(VERSION),
                template.containsKey(ARCHIVED_AT),
                template.getDate(CREATED_AT).toInstant(),
                version.getDate(SAVED_AT).toInstant());
    }

    private static Document version(String name, String message, CampaignContent content, Date savedAt) {
        Document version = new Document(CampaignFields.NAME, name)
                .append(CampaignFields.MESSAGE_TEMPLATE, message)
                .append(SAVED_AT, savedAt);
        version.putAll(content.from(null).fields());
        return version;
    }

    private boolean change(Bson wanted, Bson update) {
        return templates().updateOne(wanted, update).getMatchedCount() > 0;
    }

    private Date now() {
        return Date.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private MongoCollection<Document> templates() {
        return mongo.getCollection(CollectionNames.TEMPLATES);
    }

    private MongoCollection<Document> versions() {
        return mongo.getCollection(CollectionNames.TEMPLATE_VERSIONS);
    }
}
