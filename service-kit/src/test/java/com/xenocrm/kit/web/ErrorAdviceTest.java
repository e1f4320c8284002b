package com.xenocrm.kit.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.xenocrm.kit.TestService;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@SpringBootTest(classes = TestService.class)
@AutoConfigureMockMvc
class ErrorAdviceTest {

    @Autowired
    MockMvc http;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) {
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
        properties.add("spring.mongodb.uri", TestMongo::uri);
        properties.add("spring.cloud.stream.bindings.customerRecorded-in-0.consumer.auto-startup", () -> false);
    }

    @Test
    void namesThePositionOfMalformedJson() throws Exception {
        answers(post("/numbers").content("{\"left\": 1,\n \"right\": }"), 400, """
                {"success": false, "message": "The body is not valid JSON: line 2, column 11",
                 "error": "MALFORMED_JSON", "data": {"line": 2, "column": 11}}""");
    }

    @Test
    void namesTheFieldOfAWrongType() throws Exception {
        answers(post("/numbers").content("{\"left\": \"x\", \"right\": 2}"), 400, """
                {"success": false, "message": "left: has a value of the wrong type", "error": "VALIDATION_FAILED",
                 "data": {"errors": [{"field": "left", "message": "has a value of the wrong type"}]}}""");
    }

    @Test
    void refusesAFractionWhereAWholeNumberIsMeant() throws Exception {
        answers(post("/numbers").content("{\"left\": 3.7, \"right\": 2}"), 400, """
                {"success": false, "message": "left: has a value of the wrong type", "error": "VALIDATION_FAILED",
                 "data": {"errors": [{"field": "left", "message": "has a value of the wrong type"}]}}""");
    }

    @Test
    void namesTheFieldThatHoldsHalfOfACharacter() throws Exception {
        answers(post("/texts").content("{\"tags\": [\"\\ud83d\\ude00\", {\"name\": \"Ann\\uD83D\"}]}"), 400, """
                {"success": false, "message": "tags[1].name: holds half of a surrogate pair", "error": "VALIDATION_FAILED",
                 "data": {"errors": [{"field": "tags[1].name", "message": "holds half of a surrogate pair"}]}}""");
        answers(post("/texts").content("[\"\\ude00\"]"), 400, """
                {"success": false, "message": "[0]: holds half of a surrogate pair", "error": "VALIDATION_FAILED",
                 "data": {"errors": [{"field": "[0]", "message": "holds half of a surrogate pair"}]}}""");
        answers(post("/texts").content("{\"tags\": [\"\\ud83d\\ude00\"]}"), 200, """
                {"success": true, "message": "Text", "data": {"tags": ["😀"]}}""");
        answers(post("/texts").content("{\"tags\": \"\\ud83d\\ude00\" "), 400, """
                {"success": false, "message": "The body is not valid JSON: line 1, column 25",
                 "error": "MALFORMED_JSON", "data": {"line": 1, "column": 25}}""");
    }

    @Test
    void asksForABody() throws Exception {
        answers(post("/numbers"), 400, """
                {"success": false, "message": "A JSON body is required", "error": "MALFORMED_JSON"}""");
    }

    @Test
    void answersAnUnknownRoute() throws Exception {
        answers(get("/nowhere"), 404, """
                {"success": false, "message": "There is nothing at this address", "error": "ROUTE_NOT_FOUND"}""");
    }

    @Test
    void answersAWrongMethodWithTheRightOnes() throws Exception {
        http.perform(get("/numbers").with(jwt()))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(content().json("""
                        {"success": false, "message": "GET is not supported at this address",
                         "error": "METHOD_NOT_ALLOWED"}""", JsonCompareMode.STRICT));
    }

    @Test
    void answersAWrongContentType() throws Exception {
        http.perform(post("/numbers")
                        .with(jwt())
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("1"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void answersARefusal() throws Exception {
        answers(get("/refused"), 409, """
                {"success": false, "message": "It is done already", "error": "ALREADY_DONE"}""");
    }

    @Test
    void keepsDetailsOfAFaultToItself() throws Exception {
        answers(get("/broken"), 500, """
                {"success": false, "message": "Something went wrong on our side", "error": "INTERNAL_ERROR"}""");
    }

    private void answers(MockHttpServletRequestBuilder request, int status, String body) throws Exception {
        http.perform(request.with(jwt()).contentType(MediaType.APPLICATION_JSON))
                .andExpect(status().is(status))
                .andExpect(header().exists("X-Request-Id"))
                .andExpect(content().json(body, JsonCompareMode.STRICT));
    }
}
