package com.xenocrm.campaign.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class SegmentSizesTest {

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;
    private final SegmentSizeJob job;
    private final SegmentSizes sizes;
    private final Segments segments;

    private String tag = "";
    private String segment = "";
    private String path = "";

    SegmentSizesTest(
            Api api,
            MongoOperations mongo,
            TestClock clock,
            SegmentSizeJob job,
            SegmentSizes sizes,
            Segments segments) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
        this.job = job;
        this.sizes = sizes;
        this.segments = segments;
    }

    @BeforeEach
    void saveSegmentOfTwoCustomers() throws Exception {
        tag = api.customers(2);
        var saved = api.post("/api/segments", """
                {"name": "%1$s", "create_campaign": false,
                 "rules": {"field": "tags", "operator": "=", "value": "%1$s"}}""".formatted(tag));
        segment = Api.data(saved).at("/segment/_id").stringValue();
        path = "/api/segments/" + segment + "/sizes";
    }

    @Test
    void countsASegmentOnEachDay() throws Exception {
        String first = today();
        job.count();
        clock.advance(Duration.ofDays(1));
        addCustomer();

        job.count();

        api.get(path)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.length()").value(2))
                .andExpect(jsonPath("$.data[0].day").value(first))
                .andExpect(jsonPath("$.data[0].customers").value(2))
                .andExpect(jsonPath("$.data[1].day").value(today()))
                .andExpect(jsonPath("$.data[1].customers").value(3));
    }

    @Test
    void keepsTheFirstCountOfADay() throws Exception {
        job.count();
        addCustomer();

        job.count();

        api.get(path)
                .andExpect(jsonPath("$.data.length()").value(1))
                .andExpect(jsonPath("$.data[0].customers").value(2));
    }

    @Test
    void countsTheOtherSegmentsWhenOneFails() {
        Audiences failing = mock();
        when(failing.count(any(), any())).thenThrow(new IllegalStateException("too slow"));

        new SegmentSizeJob(segments, sizes, failing, clock).count();
        job.count();

        assertThat(sizes.of(segment, SegmentSizes.dayOf(clock.instant()))).hasSize(1);
    }

    @Test
    void showsNinetyDays() throws Exception {
        LocalDate today = SegmentSizes.dayOf(clock.instant());
        sizes.save(segment, today.minusDays(90), 8);
        sizes.save(segment, today.minusDays(89), 9);

        var answer = api.get(path);

        answer.andExpect(jsonPath("$.data.length()").value(1))
                .andExpect(jsonPath("$.data[0].customers").value(9));
    }

    @Test
    void refusesAnUnknownSegment() throws Exception {
        var answer = api.get("/api/segments/unknown/sizes");

        answer.andExpect(status().isNotFound()).andExpect(jsonPath("$.error").value("SEGMENT_NOT_FOUND"));
    }

    private String today() {
        return SegmentSizes.dayOf(clock.instant()).toString();
    }

    private void addCustomer() {
        mongo.getCollection("customers")
                .insertOne(new Document("_id", tag + "-new")
                        .append("email", "new@%s.example".formatted(tag))
                        .append("tags", List.of(tag))
                        .append("created_at", Date.from(Instant.EPOCH)));
    }
}
