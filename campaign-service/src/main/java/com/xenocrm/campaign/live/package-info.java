/** A campaign's figures as they change. */
@NullMarked
package com.xenocrm.campaign.live;

import org.jspecify.annotations.NullMarked;
