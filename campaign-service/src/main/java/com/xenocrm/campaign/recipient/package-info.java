/** Recipients of campaigns with outcome and reason. */
@NullMarked
package com.xenocrm.campaign.recipient;

import org.jspecify.annotations.NullMarked;
