package com.xenocrm.campaign.dispatch;

/** Result of sending a page. */
enum PageResult {
    /** Everything was published. */
    WHOLE,
    /** Part was published; the time limit of one second was reached. */
    PART,
    /** Nothing more was published, because the rest was withdrawn; the withdrawing process records it. */
    WITHDRAWN
}
