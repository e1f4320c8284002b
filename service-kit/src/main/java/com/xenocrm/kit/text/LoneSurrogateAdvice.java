package com.xenocrm.kit.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;

/**
 * Refuses a JSON body whose text holds half of a surrogate pair, and names the field. Only an escape such as
 * {@code \ud83d} can write one in UTF-8; a body in UTF-16 or UTF-32, which has zero bytes, is always looked through. Bodies that a controller takes as bytes are checked row by row by their readers.
 */
@RestControllerAdvice
final class LoneSurrogateAdvice extends RequestBodyAdviceAdapter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern MAYBE_A_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]|\\x00");

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        if (MAYBE_A_SURROGATE
                .matcher(new String(body, StandardCharsets.ISO_8859_1))
                .find()) {
            check(body);
        }
        return new ReadBody(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private static void check(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && !UnicodeText.isWellFormed(parser.getString())) {
                    throw Refusal.invalid(path(parser.streamReadContext()), "holds half of a surrogate pair");
                }
            }
        } catch (JacksonException _) {
            // malformed: the converter reports the position
        }
    }

    private static String path(TokenStreamContext place) {
        if (place.getParent() == null) {
            return "";
        }
        String parent = path(place.getParent());
        if (place.inArray()) {
            return parent + "[" + place.getCurrentIndex() + "]";
        }
        return parent.isEmpty() ? place.currentName() : parent + "." + place.currentName();
    }

    private record ReadBody(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
