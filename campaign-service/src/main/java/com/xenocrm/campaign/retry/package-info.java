/** Further attempts to communications that have failed. */
@NullMarked
package com.xenocrm.campaign.retry;

import org.jspecify.annotations.NullMarked;
