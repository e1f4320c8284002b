package com.xenocrm.campaign.audience;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@CampaignServiceTest
class AudienceDistributionTest {

    private final String tag = "tag-" + UUID.randomUUID();
    private final Api api;
    private final MongoOperations mongo;
    private final Clock clock;

    AudienceDistributionTest(Api api, MongoOperations mongo, Clock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void countsMatchesBySpendAndByInactivity() throws Exception {
        customer("0", null);
        customer("-3", 400);
        customer("24.99", 1);
        customer("25", 8);
        customer("99999", 8);

        var answer = api.post(
                "/api/audience",
                "{\"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}, \"distribution\": true}"
                        .formatted(tag));

        assertThat(Api.data(answer).get("distribution")).hasToString("""
                {"spend":[{"from":0,"to":0,"customers":2},{"from":0.01,"to":25,"customers":1},{"from":25,"to":50,"customers":1},\
                {"from":50,"to":100,"customers":0},{"from":100,"to":250,"customers":0},{"from":250,"to":500,"customers":0},\
                {"from":500,"to":1000,"customers":0},{"from":1000,"to":2500,"customers":0},{"from":2500,"to":5000,"customers":0},\
                {"from":5000,"to":10000,"customers":0},{"from":10000,"customers":1}],\
                "inactive_days":[{"from":0,"to":8,"customers":1},{"from":8,"to":31,"customers":2},{"from":31,"to":91,"customers":0},\
                {"from":91,"to":181,"customers":0},{"from":181,"to":366,"customers":0},{"from":366,"customers":1}],\
                "never_active":1}""");
    }

    private void customer(String spend, @Nullable Integer inactiveDays) {
        String id = UUID.randomUUID().toString();
        Document customer = new Document("_id", id)
                .append("email", id)
                .append("tags", List.of(tag))
                .append("total_spend", new Decimal128(new BigDecimal(spend)));
        if (inactiveDays != null) {
            Duration ago = Duration.ofDays(inactiveDays).plusHours(1);
            customer.append("last_active_at", Date.from(clock.instant().minus(ago)));
        }
        mongo.insert(customer, "customers");
    }
}
