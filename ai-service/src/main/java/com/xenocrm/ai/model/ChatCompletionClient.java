package com.xenocrm.ai.model;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.text.UnicodeText;

/** Client of an OpenAI-compatible server: chat completions with a JSON schema. */
final class ChatCompletionClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ModelSettings settings;
    private final RestClient http;

    ChatCompletionClient(ModelSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build());
        requests.setReadTimeout(settings.timeout());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** Asks one question; throws {@link ModelUnavailableException} without a valid answer. */
    Completion ask(Prompt prompt, String data) {
        try {
            String body = http.post()
                    .uri(settings.baseUrl().toString().replaceAll("/+$", "") + "/chat/completions")
                    .headers(headers -> headers.setBearerAuth(settings.apiKey()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(JSON.writeValueAsString(question(prompt, data)))
                    .retrieve()
                    .body(String.class);
            return completion(body);
        } catch (RestClientResponseException answer) {
            boolean busy = answer.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
            boolean broken = answer.getStatusCode().is5xxServerError();
            throw new ModelUnavailableException(busy ? "busy" : broken ? "broken" : "refused", busy || broken, answer);
        } catch (ResourceAccessException away) {
            throw new ModelUnavailableException("timeout", false, away);
        } catch (RestClientException | JacksonException nonsense) {
            throw new ModelUnavailableException("malformed", false, nonsense);
        }
    }

    Map<String, Object> question(Prompt prompt, String data) {
        return Map.of(
                "model", settings.model(),
                "temperature", settings.temperature(),
                "max_tokens", settings.maxTokens(),
                "messages",
                        List.of(
                                Map.of("role", "system", "content", prompt.instructions()),
                                Map.of("role", "user", "content", data)),
                "response_format",
                        Map.of(
                                "type",
                                "json_schema",
                                "json_schema",
                                Map.of("name", prompt.task(), "strict", true, "schema", prompt.schema())));
    }

    private static Completion completion(@Nullable String body) {
        JsonNode answer = JSON.readTree(body == null ? "" : body);
        JsonNode choice = answer.path("choices").path(0);
        JsonNode content = choice.path("message").path("content");
        if (!content.isString() || choice.path("finish_reason").asString("").equals("length")) {
            throw new ModelUnavailableException("malformed");
        }
        JsonNode said = JSON.readTree(content.stringValue());
        if (!said.isObject() || !isWellFormed(said)) {
            throw new ModelUnavailableException("malformed");
        }
        JsonNode usage = answer.path("usage");
        return new Completion(
                said,
                usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0));
    }

    private static boolean isWellFormed(JsonNode said) {
        return said.isString()
                ? UnicodeText.isWellFormed(said.stringValue())
                : said.valueStream().allMatch(ChatCompletionClient::isWellFormed);
    }

    /** Answer of the model with the tokens used. */
    record Completion(JsonNode said, long sent, long answered) {}
}
