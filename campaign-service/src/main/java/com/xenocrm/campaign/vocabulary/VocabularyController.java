package com.xenocrm.campaign.vocabulary;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.content.ConfiguredSenders;
import com.xenocrm.kit.web.Envelope;

/** Shows the vocabulary of rules and messages, limits, and the settings that apply to every campaign. */
@RestController
@EnableConfigurationProperties(SendingSettings.class)
class VocabularyController {

    private final SendingSettings settings;
    private final ConfiguredSenders senders;

    VocabularyController(SendingSettings settings, ConfiguredSenders senders) {
        this.settings = settings;
        this.senders = senders;
    }

    @GetMapping("/api/vocabulary")
    Envelope<VocabularyView> vocabulary() {
        return Envelope.of("Vocabulary", VocabularyView.of(settings, senders.channels()));
    }
}
