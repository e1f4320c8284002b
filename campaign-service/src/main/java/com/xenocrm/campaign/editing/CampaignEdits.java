package com.xenocrm.campaign.editing;

import java.util.OptionalInt;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.CampaignDocument;
import com.xenocrm.campaign.lifecycle.Lifecycle;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

/** Edits of stored campaigns. Each is one conditional update that increments the version. */
@Component
class CampaignEdits {

    private final MongoOperations mongo;

    CampaignEdits(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Changes the name of a campaign; returns its new version, empty if there is none of the given one. */
    OptionalInt rename(String id, String name, @Nullable Integer version) {
        return edit(and(eq("_id", id), CampaignDocument.hasVersion(version)), new Document(CampaignFields.NAME, name));
    }

    /**
     * Changes message, audience or schedule of a campaign; returns its new version, empty if it has been launched or has
     * another version.
     *
     * @param version version that the changes are based on; null for any
     */
    OptionalInt edit(String id, Document changes, @Nullable Integer version) {
        return edit(
                and(
                        eq("_id", id),
                        CampaignDocument.hasStatus(Lifecycle.NOT_LAUNCHED),
                        CampaignDocument.hasVersion(version)),
                changes);
    }

    private OptionalInt edit(Bson wanted, Document changes) {
        Document edited = mongo.getCollection(CollectionNames.CAMPAIGNS)
                .findOneAndUpdate(
                        wanted,
                        combine(new Document("$set", changes), inc(CampaignDocument.VERSION, 1)),
                        new FindOneAndUpdateOptions()
                                .projection(include(CampaignDocument.VERSION))
                                .returnDocument(ReturnDocument.AFTER));
        return edited == null ? OptionalInt.empty() : OptionalInt.of(edited.getInteger(CampaignDocument.VERSION));
    }
}
