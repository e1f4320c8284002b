package com.xenocrm.gateway.body;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.logging.RequestIdFilter;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Envelope;

/** Answers in the usual form where Tomcat refuses a request before any filter, such as one with an invalid path. */
final class RefusedRequestValve extends ErrorReportValve {

    private final JsonMapper json;
    private final IdGenerator ids;

    RefusedRequestValve(JsonMapper json, IdGenerator ids) {
        this.json = json;
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String message = status == HttpStatus.BAD_REQUEST
                ? "The path or a header of the request is not valid"
                : status.getReasonPhrase();
        byte[] body = json.writeValueAsBytes(Envelope.refused(message, status.name(), null));
        response.setHeader(RequestIdFilter.HEADER, ids.next());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            getContainer().getLogger().debug("The client is gone", e);
        }
    }
}
