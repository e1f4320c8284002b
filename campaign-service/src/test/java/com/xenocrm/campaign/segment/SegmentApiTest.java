package com.xenocrm.campaign.segment;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class SegmentApiTest {

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;

    SegmentApiTest(Api api, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void savesASegmentWithoutACampaign() throws Exception {
        String tag = api.customers(1);

        var answer = api.post("/api/segments", segmentOnly(tag));

        String segment = Api.data(answer).at("/segment/_id").stringValue();
        answer.andExpect(status().isCreated())
                .andExpect(jsonPath("$.message").value("Segment created"))
                .andExpect(jsonPath("$.data.rulesCount").value(1))
                .andExpect(jsonPath("$.data.campaign").doesNotExist());
        assertThat(mongo.getCollection("campaigns").countDocuments(new Document("segment_id", segment)))
                .isZero();
    }

    @Test
    void savesASegmentOnceUnderItsKey() throws Exception {
        String tag = api.customers(1);

        String first = Api.data(api.post("/api/segments", segmentOnly(tag), tag))
                .at("/segment/_id")
                .stringValue();
        String second = Api.data(api.post("/api/segments", segmentOnly(tag), tag))
                .at("/segment/_id")
                .stringValue();

        assertThat(second).isEqualTo(first);
        assertThat(mongo.getCollection("segments").countDocuments(new Document("name", tag)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            message,          'Hi'
            message_template, 'Hi'
            campaign_name,    'Spring'
            schedule_at,      '2027-01-01T00:00:00Z'
            time_zone,        'Europe/Berlin'
            control_percent,  10
            max_send_rate,    5
            channel,          'email'
            subject,          'Spring'
            html,             '<p>Hi</p>'
            mjml,             '<mjml></mjml>'
            segment_id,       's-1'
            status,           'running'
            version,          0
            """, quoteCharacter = '`')
    void refusesWhatBelongsToACampaignWithoutOne(String field, String value) throws Exception {
        var answer = api.post("/api/segments", """
                {"name": "Tagged", "create_campaign": false, "%s": %s,
                 "rules": {"field": "tags", "operator": "=", "value": "vip"}}""".formatted(field, value.replace('\'', '"')));

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void refusesACampaignThatIsNotWanted() throws Exception {
        var answer = api.post("/api/campaigns/create", """
                {"name": "Tagged", "create_campaign": false, "message": "Hi",
                 "rules": {"field": "tags", "operator": "=", "value": "vip"}}""");

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("create_campaign"));
    }

    @Test
    void countsTheCustomersOfListedSegments() throws Exception {
        String tag = api.customers(3);
        String segment = Api.data(api.post("/api/segments", segmentOnly(tag)))
                .at("/segment/_id")
                .stringValue();

        var counted = api.get("/api/segments?with_count=true");
        var usual = api.get("/api/segments");

        String one = "$.data[?(@._id == '%s')]".formatted(segment);
        counted.andExpect(jsonPath(one + ".customerCount", contains(3)))
                .andExpect(jsonPath(one + ".countedAt", contains(clock.instant().toString())));
        usual.andExpect(jsonPath(one + ".name", contains(tag)))
                .andExpect(jsonPath(one + ".customerCount").isEmpty())
                .andExpect(jsonPath(one + ".countedAt").isEmpty());
    }

    @Test
    void namesTheSegmentsOfListedCampaigns() throws Exception {
        String tag = api.customers(1);
        String segment = Api.data(api.post("/api/segments", segmentOnly(tag)))
                .at("/segment/_id")
                .stringValue();
        String campaign = Api.data(api.post("/api/campaigns/create", """
                        {"name": "Spring", "message": "Hi", "segment_id": "%s"}""".formatted(segment)))
                .at("/campaign/_id")
                .stringValue();

        var named = api.get("/api/campaigns?with_segment=true&limit=1000");
        var usual = api.get("/api/campaigns?limit=1000");

        String one = "$.data[?(@._id == '%s')]".formatted(campaign);
        named.andExpect(jsonPath(one + ".segment._id", contains(segment)))
                .andExpect(jsonPath(one + ".segment.name", contains(tag)));
        usual.andExpect(jsonPath(one + ".segment_id", contains(segment)))
                .andExpect(jsonPath(one + ".segment").isEmpty());
    }

    private static String segmentOnly(String tag) {
        return """
                {"name": "%1$s", "create_campaign": false,
                 "rules": {"field": "tags", "operator": "=", "value": "%1$s"}}""".formatted(tag);
    }
}
