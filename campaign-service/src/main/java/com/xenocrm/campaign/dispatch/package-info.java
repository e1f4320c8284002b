/** From a launched campaign to communications handed to the vendor, page by page. */
@NullMarked
package com.xenocrm.campaign.dispatch;

import org.jspecify.annotations.NullMarked;
