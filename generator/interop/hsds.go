package interop

// HSDSVersie is the version of the Human Services Data Specification that is
// written (docs.openreferral.org, schemas of the branch 3.0).
const HSDSVersie = "3.0"

// The objects of HSDS 3.0, with the fields that we have something for. The order
// of the fields is the order of the columns in the tabular form, where a child
// names its parent; in JSON it lies inside it, and the fields that name the
// parent are empty.

type hsdsService struct {
	ID                     string `json:"id"`
	OrganizationID         string `json:"organization_id"`
	Name                   string `json:"name"`
	AlternateName          string `json:"alternate_name,omitempty"`
	Description            string `json:"description,omitempty"`
	URL                    string `json:"url,omitempty"`
	Email                  string `json:"email,omitempty"`
	Status                 string `json:"status"`
	ApplicationProcess     string `json:"application_process,omitempty"`
	FeesDescription        string `json:"fees_description,omitempty"`
	EligibilityDescription string `json:"eligibility_description,omitempty"`
	MinimumAge             int    `json:"minimum_age,omitempty"`
	MaximumAge             int    `json:"maximum_age,omitempty"`
	AssuredDate            string `json:"assured_date,omitempty"`
	AssurerEmail           string `json:"assurer_email,omitempty"`
	Alert                  string `json:"alert,omitempty"`

	Organization       *hsdsOrganization       `json:"organization,omitempty"`
	Phones             []hsdsPhone             `json:"phones,omitempty"`
	Schedules          []hsdsSchedule          `json:"schedules,omitempty"`
	ServiceAreas       []hsdsServiceArea       `json:"service_areas,omitempty"`
	ServiceAtLocations []hsdsServiceAtLocation `json:"service_at_locations,omitempty"`
	Languages          []hsdsLanguage          `json:"languages,omitempty"`
	CostOptions        []hsdsCostOption        `json:"cost_options,omitempty"`
	RequiredDocuments  []hsdsRequiredDocument  `json:"required_documents,omitempty"`
	Attributes         []hsdsAttribute         `json:"attributes,omitempty"`
}

type hsdsOrganization struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	AlternateName string `json:"alternate_name,omitempty"`
	Description   string `json:"description"`
	Email         string `json:"email,omitempty"`
	Website       string `json:"website,omitempty"`

	Phones      []hsdsPhone      `json:"phones,omitempty"`
	Identifiers []hsdsIdentifier `json:"organization_identifiers,omitempty"`
	Attributes  []hsdsAttribute  `json:"attributes,omitempty"`
}

type hsdsLocation struct {
	ID             string   `json:"id"`
	LocationType   string   `json:"location_type"`
	Name           string   `json:"name,omitempty"`
	Description    string   `json:"description,omitempty"`
	Transportation string   `json:"transportation,omitempty"`
	Latitude       *float64 `json:"latitude,omitempty"`
	Longitude      *float64 `json:"longitude,omitempty"`

	Addresses     []hsdsAddress       `json:"addresses,omitempty"`
	Accessibility []hsdsAccessibility `json:"accessibility,omitempty"`
	Attributes    []hsdsAttribute     `json:"attributes,omitempty"`
}

type hsdsServiceAtLocation struct {
	ID         string        `json:"id"`
	ServiceID  string        `json:"service_id,omitempty"`
	LocationID string        `json:"location_id,omitempty"`
	Location   *hsdsLocation `json:"location,omitempty"`
}

type hsdsPhone struct {
	ID             string `json:"id"`
	ServiceID      string `json:"service_id,omitempty"`
	OrganizationID string `json:"organization_id,omitempty"`
	Number         string `json:"number"`
	Type           string `json:"type,omitempty"`
	Description    string `json:"description,omitempty"`
}

type hsdsSchedule struct {
	ID          string `json:"id"`
	ServiceID   string `json:"service_id,omitempty"`
	ValidFrom   string `json:"valid_from,omitempty"`
	ValidTo     string `json:"valid_to,omitempty"`
	DTStart     string `json:"dtstart,omitempty"`
	Until       string `json:"until,omitempty"`
	Count       int    `json:"count,omitempty"`
	Freq        string `json:"freq,omitempty"`
	Interval    int    `json:"interval,omitempty"`
	ByDay       string `json:"byday,omitempty"`
	ByWeekNo    string `json:"byweekno,omitempty"`
	Description string `json:"description,omitempty"`
	OpensAt     string `json:"opens_at,omitempty"`
	ClosesAt    string `json:"closes_at,omitempty"`
}

type hsdsServiceArea struct {
	ID         string `json:"id"`
	ServiceID  string `json:"service_id,omitempty"`
	Name       string `json:"name,omitempty"`
	Extent     string `json:"extent,omitempty"`
	ExtentType string `json:"extent_type,omitempty"`
	URI        string `json:"uri,omitempty"`
}

type hsdsLanguage struct {
	ID        string `json:"id"`
	ServiceID string `json:"service_id,omitempty"`
	Name      string `json:"name,omitempty"`
	Code      string `json:"code,omitempty"`
	Note      string `json:"note,omitempty"`
}

type hsdsCostOption struct {
	ID                string   `json:"id"`
	ServiceID         string   `json:"service_id,omitempty"`
	Option            string   `json:"option,omitempty"`
	Currency          string   `json:"currency,omitempty"`
	Amount            *float64 `json:"amount,omitempty"`
	AmountDescription string   `json:"amount_description,omitempty"`
}

type hsdsRequiredDocument struct {
	ID        string `json:"id"`
	ServiceID string `json:"service_id,omitempty"`
	Document  string `json:"document,omitempty"`
}

type hsdsIdentifier struct {
	ID               string `json:"id"`
	OrganizationID   string `json:"organization_id,omitempty"`
	IdentifierScheme string `json:"identifier_scheme,omitempty"`
	IdentifierType   string `json:"identifier_type"`
	Identifier       string `json:"identifier"`
}

type hsdsAddress struct {
	ID            string `json:"id"`
	LocationID    string `json:"location_id,omitempty"`
	Address1      string `json:"address_1"`
	City          string `json:"city"`
	StateProvince string `json:"state_province"`
	PostalCode    string `json:"postal_code"`
	Country       string `json:"country"`
	AddressType   string `json:"address_type"`
}

type hsdsAccessibility struct {
	ID          string `json:"id"`
	LocationID  string `json:"location_id,omitempty"`
	Description string `json:"description,omitempty"`
}

// hsdsAttribute holds a value for which HSDS has no field: link_type is the path
// of our field, value the value. The term is the field or, where the value
// stands in a vocabulary, the value.
type hsdsAttribute struct {
	ID             string    `json:"id"`
	LinkID         string    `json:"link_id,omitempty"`
	TaxonomyTermID string    `json:"taxonomy_term_id,omitempty"`
	LinkType       string    `json:"link_type,omitempty"`
	LinkEntity     string    `json:"link_entity,omitempty"`
	Value          string    `json:"value"`
	Term           *hsdsTerm `json:"taxonomy_term,omitempty"`
}

type hsdsTerm struct {
	ID          string `json:"id"`
	Code        string `json:"code,omitempty"`
	Name        string `json:"name"`
	Description string `json:"description"`
	ParentID    string `json:"parent_id,omitempty"`
	TaxonomyID  string `json:"taxonomy_id,omitempty"`
	Language    string `json:"language,omitempty"`

	Attributes []hsdsAttribute `json:"attributes,omitempty"`
}

type hsdsTaxonomy struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Version     string `json:"version,omitempty"`
}

// hsdsAlles is a whole data set.
type hsdsAlles struct {
	services      []hsdsService // with what lies in them, but for organisation and location
	organizations []hsdsOrganization
	locations     []hsdsLocation
	terms         []hsdsTerm
}
