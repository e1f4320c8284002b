package com.xenocrm.ai.messages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Purposes of campaigns, each with its own lines. The first one whose words occur in the objective applies. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum CampaignIntent {
    WIN_BACK(
            "win\\b.*\\bback|bring\\b.*\\bback|inactive|lapsed|dormant|re-?engage|re-?activat|haven'?t|churn|miss(ed)? you",
            "what is new since your last visit",
            "It has been a while, and we would love to see you again. Come and see {topic}.",
            "We have missed you. When you have a minute, take a look at {topic}.",
            "A lot has happened since you were last here. Start with {topic}.",
            "Your favourites are still here, and so are we. Stop by for {topic}.",
            "We kept your place. Come back for {topic}."),
    CART(
            "cart|basket|checkout|abandon",
            "your cart",
            "You left something behind. We have saved it for you: pick up where you stopped with {topic}.",
            "Still thinking it over? It takes one minute to return to {topic}.",
            "Good taste deserves a second look. Return to {topic} whenever you like.",
            "We are holding on to your picks. Come back and finish with {topic}.",
            "Almost there. One more look at {topic}, and you are done."),
    REVIEW(
            "review|feedback|survey|rating|opinion",
            "your last order",
            "Your opinion shapes what we do next. Tell us about {topic}.",
            "How did we do? Two lines from you about {topic} would help us a great deal.",
            "We read every word that customers send us. Share your thoughts on {topic}.",
            "One minute of your time makes us better. Let us know about {topic}.",
            "Loved it, or not quite? Be honest with us about {topic}."),
    THANKS(
            "thank|loyal|reward|vip|appreciat|anniversary|birthday|celebrat",
            "what we have picked for you",
            "You make our work worthwhile, and we would like to give something back. Discover {topic}.",
            "Thank you for being with us. This one is for you: {topic}.",
            "Customers like you are the reason we do this. Enjoy {topic}.",
            "Some thanks are overdue. Please accept ours, along with {topic}.",
            "You have been good to us, so you came to mind first for {topic}."),
    WELCOME(
            "welcome|onboard|sign-?up|first[ -](order|purchase|time)|new (customer|user|member|subscriber)",
            "a few favourites to start with",
            "Welcome aboard. The best place to begin: {topic}.",
            "We are glad that you are here. Make yourself at home with {topic}.",
            "A good start makes all the difference. Yours begins with {topic}.",
            "New here? Let us show you around, beginning with {topic}.",
            "You picked a good moment to join us. Have a look at {topic}."),
    OFFER(
            "\\bsale\\b|discount|offer|% ?off|\\boff\\b|deal|coupon|voucher|clearance|cashback|clear\\b|festive|diwali|christmas",
            "our picks of the week",
            "The moment you have been waiting for has come. Discover {topic}.",
            "Good things should not cost more than they must. Make the most of {topic}.",
            "One thing is worth your time this week. Have a look at {topic}.",
            "Treat yourself, and keep something in your pocket. Explore {topic}.",
            "We saved the best for you. Do not miss {topic}."),
    NEWS(
            "launch|announc|introduc|\\bnew\\b|arriv|collection|opening|event|preview",
            "our latest arrivals",
            "We have been keeping a secret, and today you are among the first to hear it. Meet {topic}.",
            "Fresh, and ready for you: here comes {topic}.",
            "We could not wait to show you. Be one of the first to see {topic}.",
            "Some news is worth sharing early. Have a look at {topic}.",
            "Mark the day. It is all about {topic}."),
    GENERAL(
            "",
            "what we have picked for you",
            "We have something that we think you will like. Take a look at {topic}.",
            "We thought of you straight away. See for yourself: {topic}.",
            "A little something to brighten the week. Discover {topic}.",
            "You know good things when you see them. Here is one: {topic}.",
            "If you only have a minute today, spend it on {topic}.");

    private final Pattern words;
    private final String usualTopic;
    private final List<String> lines;

    CampaignIntent(String words, String usualTopic, String... lines) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.usualTopic = usualTopic;
        this.lines = List.of(lines);
    }

    static CampaignIntent of(String objective) {
        return Arrays.stream(values())
                .filter(intent -> intent.words.matcher(objective).find())
                .findFirst()
                .orElse(GENERAL);
    }

    /** Returns one of five lines about the topic, or about the usual topic of such a campaign. */
    String line(int variant, String topic) {
        return lines.get(variant % lines.size()).replace("{topic}", topic.isEmpty() ? usualTopic : topic);
    }
}
