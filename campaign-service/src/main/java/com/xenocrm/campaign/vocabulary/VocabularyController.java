package com.xenocrm.campaign.vocabulary;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.web.Envelope;

/** Shows the vocabulary of rules and messages, limits, and the settings that apply to every campaign. */
@RestController
@EnableConfigurationProperties(SendingSettings.class)
class VocabularyController {

    private final VocabularyView vocabulary;

    VocabularyController(SendingSettings settings) {
        this.vocabulary = VocabularyView.of(settings);
    }

    @GetMapping("/api/vocabulary")
    Envelope<VocabularyView> vocabulary() {
        return Envelope.of("Vocabulary", vocabulary);
    }
}
