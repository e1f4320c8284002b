package com.xenocrm.ai.rules;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.security.Caller;

@RestController
class RuleController {

    private final RuleSuggestions suggestions;

    RuleController(RuleSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    @PostMapping({"/api/ai/rules", "/api/ai/generate-rules"})
    RuleAnswer read(@RequestBody RuleRequest request, Caller caller) {
        return RuleAnswer.of(suggestions.to(request.words(), caller.userId()));
    }
}
