/** Control groups: recipients who are held out, so that the effect of a campaign can be measured. */
@NullMarked
package com.xenocrm.campaign.control;

import org.jspecify.annotations.NullMarked;
