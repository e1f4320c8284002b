package com.xenocrm.ai.messages;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.ai.messages.MessageSuggestions.Suggested;
import com.xenocrm.kit.security.Caller;

@RestController
class SuggestionController {

    private final MessageSuggestions suggestions;

    SuggestionController(MessageSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    @PostMapping("/api/ai/messages")
    SuggestionAnswer suggest(@RequestBody SuggestionRequest request, Caller caller) {
        return SuggestionAnswer.of(suggestions.to(request.brief(), caller.userId()));
    }

    /** Envelope with the suggestions also at its top level, under both names that frontends read. */
    record SuggestionAnswer(
            boolean success, String message, Suggested data, List<String> messages, List<String> suggestions) {

        static SuggestionAnswer of(Suggested suggested) {
            List<String> messages = suggested.messages();
            return new SuggestionAnswer(
                    true, "%d suggestions".formatted(messages.size()), suggested, messages, messages);
        }
    }
}
