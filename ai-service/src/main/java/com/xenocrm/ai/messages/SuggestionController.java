package com.xenocrm.ai.messages;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SuggestionController {

    private final Copywriter copywriter = new Copywriter();

    @PostMapping("/api/ai/messages")
    SuggestionAnswer suggest(@RequestBody SuggestionRequest request) {
        return SuggestionAnswer.fromTemplates(copywriter.write(request.brief()));
    }

    /** The envelope, with the suggestions at its top level too, under both names that frontends read. */
    record SuggestionAnswer(
            boolean success, String message, Suggestions data, List<String> messages, List<String> suggestions) {

        static SuggestionAnswer fromTemplates(List<String> messages) {
            return new SuggestionAnswer(
                    true,
                    "%d suggestions".formatted(messages.size()),
                    new Suggestions(messages, "template"),
                    messages,
                    messages);
        }
    }

    record Suggestions(List<String> messages, String source) {}
}
