/** Dispatch of launched campaigns to the vendor, page by page. */
@NullMarked
package com.xenocrm.campaign.dispatch;

import org.jspecify.annotations.NullMarked;
