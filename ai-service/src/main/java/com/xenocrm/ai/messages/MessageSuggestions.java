package com.xenocrm.ai.messages;

import java.util.List;
import java.util.stream.StreamSupport;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import com.xenocrm.ai.model.LanguageModel;
import com.xenocrm.ai.model.ModelResult;
import com.xenocrm.ai.model.PersonalDataMask;
import com.xenocrm.ai.model.Prompt;

/** Suggestions for a brief: the model's if all of them can be sent, else the built-in ones. */
@Component
class MessageSuggestions {

    private static final Prompt PROMPT = Prompt.of("messages", 1);

    private final LanguageModel model;
    private final TemplateSuggestions copywriter = new TemplateSuggestions();

    MessageSuggestions(LanguageModel model) {
        this.model = model;
    }

    Suggested to(SuggestionBrief brief, String userId) {
        return model.ask(userId, PROMPT, shown(brief), answer -> checked(answer, brief))
                .map(messages -> new Suggested(messages, "model"))
                .orElseGet(() -> new Suggested(copywriter.write(brief), "template"));
    }

    private static Shown shown(SuggestionBrief brief) {
        return new Shown(
                PersonalDataMask.without(brief.objective()),
                PersonalDataMask.without(brief.audience()),
                PersonalDataMask.without(brief.tone()),
                brief.count(),
                brief.channel().longest());
    }

    private static ModelResult<List<String>> checked(JsonNode answer, SuggestionBrief brief) {
        List<String> messages = StreamSupport.stream(answer.path("messages").spliterator(), false)
                .map(message -> message.asString("").strip())
                .filter(message -> SuggestionCheck.isSendable(message, brief.channel()))
                .distinct()
                .limit(brief.count())
                .toList();
        if (messages.size() < brief.count()) {
            return ModelResult.refused("unfit");
        }
        List<String> invented = messages.stream()
                .flatMap(message -> SuggestionCheck.inventedNumbers(message, brief).stream())
                .toList();
        return invented.isEmpty() ? new ModelResult.Accepted<>(messages) : ModelResult.invented(invented);
    }

    /** Brief in the prompt. */
    private record Shown(String objective, String audience, String tone, int count, int longest) {}

    /** Messages with their source. */
    record Suggested(List<String> messages, String source) {}
}
