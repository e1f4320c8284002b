package com.xenocrm.campaign.dispatch;

/** How much of a page has gone out. */
enum PageResult {
    /** All that was to go out. */
    WHOLE,
    /** What a second was enough for. */
    PART,
    /** Nothing more: the rest was withdrawn, and whoever did that accounts for it. */
    WITHDRAWN
}
