package com.xenocrm.ai.messages;

/** A valid request for suggestions; audience and tone may be empty. */
record SuggestionBrief(String objective, String audience, String tone, Channel channel, int count) {}
